import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FILES = join(import.meta.dirname, 'files');
const IMPORT = /^import (?:type )?(.*) from '/gm;
/** What a template makes of the names of a feature: `InMemory<%- Things %>`. */
const MADE = /\w*<%- (?:things?|Things?) %>\w*/g;
const FILLED_IN = /\w*<%-.*?%>\w*/g;
const TAG = /<%.*?%>/g;

/** The names in one template, of a feature's things and of others: one that is both would be declared twice. */
export interface TemplateNames {
  /** `New<%- Thing %>` */
  readonly made: readonly string[];
  /** What it imports, and uses of the language's own. */
  readonly given: ReadonlySet<string>;
}

export function namesOfTemplates(): TemplateNames[] {
  const files = readdirSync(FILES, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => namesIn(readFileSync(join(parentPath, name), 'utf8')));
}

function namesIn(text: string): TemplateNames {
  const others = text.replace(FILLED_IN, '').replace(TAG, '');
  const imported = [...others.matchAll(IMPORT)].flatMap(([, clause = '']) => clause.match(/\w+/g) ?? []);
  const builtIn = (others.match(/\b[A-Z]\w+/g) ?? []).filter((name) => name in globalThis);
  return { made: text.match(MADE) ?? [], given: new Set([...imported, ...builtIn].filter((name) => name !== 'type')) };
}
