/** `blog-post` and `blogPost` → `['blog', 'post']` */
export function wordsOf(name: string): string[] {
  return name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`).split('-');
}

export function pascal(words: readonly string[]): string {
  return words.map(capitalized).join('');
}

export function camel(words: readonly string[]): string {
  return words.map((word, place) => (place === 0 ? word : capitalized(word))).join('');
}

export function snake(words: readonly string[]): string {
  return words.join('_');
}

export function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** `a book`, `an item` */
export function withArticle(text: string): string {
  return `${/^[aeiou]/.test(text) ? 'an' : 'a'} ${text}`;
}

/** `title, author and year` */
export function listed(items: readonly string[], last: 'and' | 'or'): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}
