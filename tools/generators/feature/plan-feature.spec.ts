import { describe, expect, it } from '@jest/globals';
import { GeneratorError } from './generator-error.ts';
import { planFeature } from './plan-feature.ts';

const plan = (options: object = {}) => planFeature({ name: 'books', fields: 'title:string(20) note:text? year:integer?', ...options }, ['0009-a.ts', '0041-b.ts', 'index.ts']);
const searched = (options: object) => plan(options).searched.map(({ name }) => name);

describe('planFeature', () => {
  it('numbers the migration after the last one', () => {
    expect(plan().migration).toBe('0042-books');
    expect(planFeature({ name: 'books', fields: 'a:text' }, []).migration).toBe('0001-books');
  });

  it('gives things an owner unless told', () => {
    expect([plan().hasOwner, plan({ owner: false }).hasOwner]).toEqual([true, false]);
  });

  it('searches all text, what is named, or nothing', () => {
    expect(searched({})).toEqual(['title', 'note']);
    expect(searched({ searchable: 'note, title' })).toEqual(['note', 'title']);
    expect(searched({ searchable: 'none' })).toEqual([]);
    expect(() => plan({ searchable: 'year' })).toThrow('searchable: "year" is none of the string and text fields title, note');
  });

  it('refuses a list that could not be filtered by anything', () => {
    expect(() => plan({ fields: 'at:datetime', owner: false })).toThrow(GeneratorError);
    expect(plan({ fields: 'at:datetime' }).fields).toHaveLength(1);
  });
});
