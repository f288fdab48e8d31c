import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Installation } from '../kit/installation.js';
import { WebVisitor } from '../kit/web-visitor.js';

let house: Installation;
beforeAll(async () => {
  house = await Installation.start();
});
afterAll(() => house?.stop());

const visitor = (): WebVisitor => new WebVisitor(house.api.url);

async function write(title: string, description: string, status = 'PUBLISHED'): Promise<number> {
  const author = await house.demo('user');
  const answer = await author.post('/api/blog/posts', { title, description, status });
  expect(answer.status).toBe(201);
  return answer.body.data.id;
}

describe('the blog on the pages', () => {
  it('is read by everybody, the latest post first', async () => {
    await write('An older lamp', 'One.');
    await write('A newer lamp', 'Two.');
    const { status, text } = await visitor().get('/web/blog');
    expect(status).toBe(200);
    expect(text.indexOf('A newer lamp')).toBeGreaterThan(0);
    expect(text.indexOf('A newer lamp')).toBeLessThan(text.indexOf('An older lamp'));
  });

  it('leads to older posts until there are none, each post once', async () => {
    for (let number = 0; number < 12; number += 1) await write(`Numbered ${number}.`, 'Text.');
    const seen: string[] = [];
    let path: string | undefined = '/web/blog';
    for (let pages = 0; path !== undefined && pages < 10; pages += 1) {
      const { text } = await visitor().get(path);
      seen.push(...[...text.matchAll(/href="\/web\/blog\/(\d+)"/g)].map(([, id = '']) => id));
      path = /rel="next" href="([^"]+)"/.exec(text)?.[1];
    }
    const published = await house.database.sql('posts').where({ status: 'PUBLISHED' }).select<{ id: number }[]>('id');
    expect(path).toBeUndefined();
    expect(seen.map(Number).sort((a, b) => a - b)).toEqual(published.map(({ id }) => id).sort((a, b) => a - b));
  });

  it('shows text as text: paragraphs and lines, and no HTML of its author', async () => {
    const id = await write('<script>alert(1)</script>', 'One & <b>two</b>\nthree\n\n<img src=x onerror=alert(1)>');
    const { text } = await visitor().get(`/web/blog/${id}`);
    expect(text).toContain('<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>');
    expect(text).toContain('<p>One &amp; &lt;b&gt;two&lt;/b&gt;<br>three</p>');
    expect(text).toContain('<p>&lt;img src=x onerror=alert(1)&gt;</p>');
    expect((await visitor().get('/web/blog')).text).not.toMatch(/<script>|<img src=x/);
  });

  it('shows a draft to its author and to nobody else', async () => {
    const id = await write('A draft of a lamp', 'Not yet.', 'DRAFT');
    const author = visitor();
    await author.signIn('user');
    expect([(await visitor().get(`/web/blog/${id}`)).status, (await author.get(`/web/blog/${id}`)).status]).toEqual([404, 200]);
    expect((await author.get('/web/blog')).text).not.toContain('A draft of a lamp');
  });

  it('counts who reads a post, and not who asks whether it is there or has it already', async () => {
    const id = await write('A counted lamp', 'Text.');
    const address = `${house.api.url}/web/blog/${id}`;
    const views = async () => (await (await house.demo('super_admin')).get(`/api/blog/posts/${id}/statistics`)).body.data.viewNumber;
    const answers = [await fetch(address), await fetch(address, { method: 'HEAD' }), await visitor().get(`/web/blog/${id}`)];
    expect([...answers.map(({ status }) => status), await views()]).toEqual([200, 200, 200, 2]);
    // Said here, since fetch would add no-cache, which asks for the page in any case.
    const conditional = async (tag: string) => (await visitor().get(`/web/blog/${id}`, { 'If-None-Match': tag, 'Cache-Control': 'max-age=0' })).status;
    expect([await conditional('*'), await views()]).toEqual([304, 2]);
    expect([await conditional('W/"1"'), await views()]).toEqual([200, 3]);
  });

  it.each(['0', '-1', '1e3', '007', 'abc', '999999999', '9007199254740993', '99999999999999999999', '%00', '%E0%A4%A'])('has no post %s', async (id) => {
    const { status, headers } = await visitor().get(`/web/blog/${id}`);
    expect([404, 400]).toContain(status);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  it.each(['made-up', '%00', 'x'.repeat(2_001)])('refuses the cursor %.20s as a page', async (cursor) => {
    const { status, headers } = await visitor().get(`/web/blog?cursor=${cursor}`);
    expect([status, headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8']);
  });
});
