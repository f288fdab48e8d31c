import { describe, expect, it } from '@jest/globals';
import { withEntry, withLocalTable, withProperty } from './list-file.ts';

const ADDED = { importLine: "import { c } from './c.js';", entry: 'c,' };

describe('withEntry', () => {
  it('adds an import beside the others and an entry at the end of the list', () => {
    const file = "import { a } from './a.js';\nimport {\n  b,\n} from './b.js';\n\nexport const ALL = [\n  a,\n  b,\n];\n";
    expect(withEntry(file, 'all.ts', ADDED)).toBe(
      "import { a } from './a.js';\nimport { c } from './c.js';\nimport {\n  b,\n} from './b.js';\n\nexport const ALL = [\n  a,\n  b,\n  c,\n];\n",
    );
  });

  it('finds a list inside of a function', () => {
    const file = "import { a } from './a.js';\n\nexport function all() {\n  return [\n    a,\n  ];\n}\n";
    expect(withEntry(file, 'all.ts', ADDED)).toContain('    a,\n    c,\n  ];\n');
  });

  it.each(['export const ALL = [\n];\n', "import { a } from './a.js';\nexport const ALL = [a];\n"])('names the file where there is no such list: %j', (file) => {
    expect(() => withEntry(file, 'all.ts', ADDED)).toThrow('all.ts: found no imports, or no list');
  });
});

describe('withProperty', () => {
  it('adds a property at the end of the object', () => {
    expect(withProperty("const TEXTS = {\n  A: 'a',\n};\n\nexport function f() {}\n", 'texts.ts', "B: 'b',")).toBe("const TEXTS = {\n  A: 'a',\n  B: 'b',\n};\n\nexport function f() {}\n");
  });

  it('names the file where there is no such object', () => {
    expect(() => withProperty('const TEXTS = {};\n', 'texts.ts', 'B: 1,')).toThrow('texts.ts: found no object');
  });
});

describe('withLocalTable', () => {
  it('adds a table to the row of those that stay whole', () => {
    const plan = '| `users` | reference | joins |\n| `orders`, `books` | local | as now |\n| `files` | by `owner_id` | `local` |\n';
    expect(withLocalTable(plan, 'scale.md', 'geese')).toBe(plan.replace('`books`', '`books`, `geese`'));
  });

  it('names the file where there is no such row', () => {
    expect(() => withLocalTable('| `users` | reference |\n', 'scale.md', 'geese')).toThrow('scale.md: found no row');
  });
});
