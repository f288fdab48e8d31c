import { DemoData, oneAtATime, type Database } from '../kernel/index.js';
import { DEMO_TALKS } from './demo-talks.js';

/** What the demo users asked the assistant; what belongs to users who are not there is left out. */
export class DemoAssistant extends DemoData {
  override readonly name = 'assistant';

  constructor(private readonly database: Database) {
    super();
  }

  load(): Promise<void> {
    return oneAtATime(this.database, 'demo assistant', async () => {
      await this.database.sql.raw(
        `with demo as (
           select demo.*, demo.messages ->> 0 as title, users.id as owner_id, now() - "hoursAgo" * interval '1 hour' as begun_at
           from jsonb_to_recordset(?::jsonb) as demo(owner text, "hoursAgo" integer, messages jsonb)
           join users on users.email = demo.owner and users.deleted_at is null
           where not exists (select from assistant_conversations where owner_id = users.id and title = demo.messages ->> 0)
         ), added as (
           insert into assistant_conversations (owner_id, title, message_count, created_at, updated_at)
           select owner_id, title, jsonb_array_length(messages), begun_at, begun_at from demo
           returning id, owner_id, title
         )
         insert into assistant_messages (conversation_id, role, status, content, created_at)
         select added.id, case when place % 2 = 1 then 'user' else 'assistant' end, 'COMPLETE', said.content, begun_at + place * interval '20 seconds'
         from added join demo using (owner_id, title)
         cross join lateral jsonb_array_elements_text(messages) with ordinality as said(content, place)
         order by added.id, place`,
        [JSON.stringify(DEMO_TALKS)],
      );
    });
  }
}
