import type { Mail } from '@halolight/application/kernel';

/** A mail's body, twice: the reader's program shows the one it prefers. */
export interface RenderedMail {
  readonly text: string;
  readonly html: string;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/**
 * The one layout of all mails. Features say what a mail says, as paragraphs and one action, and never write markup:
 * so there is one place that escapes, text and HTML never differ, and no template engine is needed.
 * Styles stand on the elements because mail programs drop style sheets.
 */
export function renderMail({ subject, paragraphs, action }: Mail): RenderedMail {
  const link = action ? [`${action.label}:\n${action.url}`] : [];
  const button = action
    ? [html`<p style="margin:24px 0"><a href="${action.url}" style="padding:12px 20px;border-radius:6px;background:#1d4ed8;color:#ffffff;text-decoration:none">${action.label}</a></p>`]
    : [];
  const body = [...paragraphs.map((paragraph) => html`<p style="margin:0 0 16px">${paragraph}</p>`), ...button].join('\n');
  return { text: `${[...paragraphs, ...link].join('\n\n')}\n`, html: page(subject, body) };
}

function page(subject: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${html`<title>${subject}</title>`}</head>
<body style="margin:0 auto;max-width:560px;padding:24px;font:16px/1.5 sans-serif;color:#1f2937">
${body}
</body>
</html>
`;
}

/** Markup in which every value is escaped, as an attribute in double quotes needs it too. */
function html(markup: TemplateStringsArray, ...values: readonly string[]): string {
  return String.raw({ raw: markup }, ...values.map(escaped));
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
