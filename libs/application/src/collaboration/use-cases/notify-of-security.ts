import type { Notifier } from './notifier.js';
import { shortened } from './shortened.js';

const CONTENT_LENGTH = 500;

/** Something that the owner of an account should know, whoever did it. */
export type SecurityNews =
  | { readonly what: 'token-reused' }
  | { readonly what: 'password-changed' }
  | { readonly what: 'email-changed' }
  | { readonly what: 'feed-token-issued' }
  | { readonly what: 'roles-changed'; readonly roles: readonly string[] };

const LINKS = {
  'token-reused': '/account/sessions',
  'password-changed': '/account',
  'email-changed': '/account',
  'feed-token-issued': '/calendar',
  'roles-changed': '/account',
} as const;

/** Tells users of what happens to their accounts. */
export class NotifyOfSecurity {
  constructor(private readonly notifier: Notifier) {}

  async execute(eventId: number, userId: number, news: SecurityNews): Promise<void> {
    const { title, content } = textOf(news);
    await this.notifier.notify(eventId, [
      { userId, type: 'SECURITY', title, content: shortened(content, CONTENT_LENGTH), link: LINKS[news.what], topic: null },
    ]);
  }
}

function textOf(news: SecurityNews): { title: string; content: string } {
  switch (news.what) {
    case 'token-reused':
      return {
        title: 'A device was signed out',
        content: 'A refresh token was used twice, as it happens when one is stolen. The device has to sign in again. If you do not know why, change your password.',
      };
    case 'password-changed':
      return { title: 'Your password was changed', content: 'Other devices were signed out. If that was not you, reset your password.' };
    case 'email-changed':
      return {
        title: 'Your e-mail address was changed',
        content: 'Another person changed it. If you do not agree, change it back and tell an administrator: for a day no link that resets your password is mailed.',
      };
    case 'feed-token-issued':
      return {
        title: 'Your calendar can be read from outside',
        content: 'A link was made by which calendar programs read it without signing in. If that was not you, change your password: that ends the link too.',
      };
    case 'roles-changed':
      return {
        title: 'Your roles were changed',
        content: news.roles.length === 0 ? 'You have no role any more.' : `You are now: ${news.roles.join(', ')}.`,
      };
  }
}
