import { describe, expect, it } from '@jest/globals';
import type { Mail } from '@halolight/application/kernel';
import { renderMail } from './render-mail.js';

const MAIL: Mail = {
  id: 'm-1',
  to: { name: 'Ada', address: 'ada@example.org' },
  subject: 'A <b>subject</b>',
  paragraphs: ['Hello <script>alert("x")</script> & \'friends\',', 'second'],
  action: { label: 'Do <it>', url: 'https://example.org/?a=1&b="2"' },
};

describe('renderMail', () => {
  it('escapes everything that a feature says, in text and in attributes', () => {
    const { html } = renderMail(MAIL);
    expect(html).toContain('<title>A &lt;b&gt;subject&lt;/b&gt;</title>');
    expect(html).toContain('Hello &lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;friends&#39;,');
    expect(html).toContain('href="https://example.org/?a=1&amp;b=&quot;2&quot;"');
    expect(html).toContain('>Do &lt;it&gt;</a>');
    expect(html).not.toContain('<script');
  });

  it('says the same in plain text, the address of the action on a line of its own', () => {
    expect(renderMail(MAIL).text).toBe(
      'Hello <script>alert("x")</script> & \'friends\',\n\nsecond\n\nDo <it>:\nhttps://example.org/?a=1&b="2"\n',
    );
  });

  it('shows no button where there is nothing to do', () => {
    const { text, html } = renderMail({ ...MAIL, action: undefined });
    expect(html).not.toContain('<a ');
    expect(text).toMatch(/second\n$/);
  });
});
