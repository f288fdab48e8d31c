import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Installation, type Member } from '../kit/installation.js';

const ROUNDS = 200;

let house: Installation;
let ada: Member;
beforeAll(async () => {
  house = await Installation.start();
  ada = await house.member();
});
afterAll(() => house?.stop());

async function somebody(round: number): Promise<number> {
  const person = { email: `other${round}@example.org`, username: `other${round}`, name: 'Other', status: 'ACTIVE', password_hash: 'none' };
  const [added] = await house.database.sql('users').insert(person).returning<{ id: number }[]>('id');
  return added?.id ?? 0;
}

it(`a direct conversation is never made twice, whoever asks at once and however, ${ROUNDS} times`, async () => {
  const other = await house.addApi();
  const elsewhere = ada.client.elsewhere(other.url);
  for (let round = 0; round < ROUNDS; round += 1) {
    const id = await somebody(round);
    const answers = await Promise.all([
      ada.client.post('/api/messages', { recipientId: id, content: 'One' }),
      elsewhere.post('/api/messages', { recipientId: id, content: 'Two' }),
      elsewhere.post('/api/messages/conversations', { userIds: [id] }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const [one, two, three] = answers.map(({ body }) => body.data);
    expect([two.conversationId, three.id]).toEqual([one.conversationId, one.conversationId]);
  }
  const made = await house.database.sql('conversations').whereRaw('? in (low_user_id, high_user_id)', [ada.id]).select<object[]>('id');
  expect(made).toHaveLength(ROUNDS);
}, 120_000);
