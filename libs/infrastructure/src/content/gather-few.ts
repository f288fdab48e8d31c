import type { Knex } from 'knex';

/** Of so many documents each one can be read for a page. */
const FEW = 1_000;

/** A query by itself would be run by whoever awaits it. */
interface Gathered {
  readonly documents: Knex.QueryBuilder;
}

/**
 * The documents of `matching`, all together where they are few, so that they are sorted afterwards. The planner only guesses how many there are: it
 * takes a tag that no document has for one of the rarer ones, and walks through every document in the order of the list to find a page of them.
 */
export async function gatherFew(knex: Knex, matching: Knex.QueryBuilder): Promise<Gathered> {
  const [some] = await knex.from(matching.clone().select('documents.id').limit(FEW + 1).as('some')).count<{ found: number }[]>({ found: '*' });
  if (!some || some.found > FEW) return { documents: matching };
  return { documents: knex.from(knex.raw('(? offset 0) as documents', [matching.select('documents.*')])) };
}
