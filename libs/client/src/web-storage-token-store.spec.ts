import { expect, it } from '@jest/globals';
import { WebStorageTokenStore } from './web-storage-token-store.js';

const TOKENS = { accessToken: 'a', refreshToken: 'r', userId: 7, renewAt: 1 };

function storage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, text) => void kept.set(key, text), removeItem: (key) => void kept.delete(key) };
}

it('tokens are there for whoever uses the same storage and key, until they are dropped', async () => {
  const shared = storage();
  await new WebStorageTokenStore(shared).write(TOKENS);
  expect(await new WebStorageTokenStore(shared).read()).toEqual(TOKENS);
  expect(await new WebStorageTokenStore(shared, 'other').read()).toBeNull();
  await new WebStorageTokenStore(shared).write(null);
  expect(await new WebStorageTokenStore(shared).read()).toBeNull();
});

it.each(['{', 'null', '"text"', '{"accessToken":"a"}'])('what is no token is none: %s', async (text) => {
  const shared = storage();
  shared.setItem('halolight.tokens', text);
  expect(await new WebStorageTokenStore(shared).read()).toBeNull();
});

it('two tabs do their work one after the other', async () => {
  const shared = storage();
  const steps: string[] = [];
  const work = (name: string) => async (): Promise<void> => {
    steps.push(`${name} begins`);
    await Promise.resolve();
    steps.push(`${name} ends`);
  };
  await Promise.all(['a', 'b'].map((name) => new WebStorageTokenStore(shared).exclusively(work(name))));
  expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});
