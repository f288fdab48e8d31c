/** What a post is made from. */
export function postDraft() {
  return { title: 'Green lamp', description: 'The first of several sentences.' };
}
