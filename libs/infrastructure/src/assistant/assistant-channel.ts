/** Where the database tells `news:<id>` of a conversation with an answer that grew or ended, and `stop:<id>` of one whose answer is to end. */
export const ASSISTANT_CHANNEL = 'halo_assistant';
