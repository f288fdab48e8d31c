import type { Knex } from 'knex';

/** Words that look like markup are found in titles and tags too, as they are in the content. */
export async function up(knex: Knex): Promise<void> {
  await defineSearch(knex, `translate(title, '<>', '  ')`, `translate(array_to_string(tags, ' '), '<>', '  ')`);
}

export async function down(knex: Knex): Promise<void> {
  await defineSearch(knex, 'title', `array_to_string(tags, ' ')`);
}

/** Documents that this changes nothing for keep the row that they have. */
async function defineSearch(knex: Knex, title: string, tags: string): Promise<void> {
  await knex.raw(`
    create or replace function document_search(title text, content text, tags text[]) returns tsvector
      language plpgsql immutable parallel safe set search_path from current as $$
    declare
      -- What looks like markup to the parser would not be searchable.
      plain text := translate(content, '<>', '  ');
      head tsvector := setweight(to_tsvector('document_words', ${title}), 'A') || setweight(to_tsvector('document_words', ${tags}), 'C');
    begin
      return head || setweight(to_tsvector('document_words', plain), 'B');
    exception when program_limit_exceeded then
      -- A tsvector holds 1 MiB, and needs at most 7 bytes for a character: of a text with more different words than that its beginning is searched.
      return head || setweight(to_tsvector('document_words', left(plain, 100000)), 'B');
    end $$;
    update documents set title = title where title ~ '[<>]' or array_to_string(tags, ' ') ~ '[<>]'`);
}
