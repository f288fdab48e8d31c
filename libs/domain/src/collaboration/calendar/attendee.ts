export const ATTENDEE_STATUSES = ['PENDING', 'ACCEPTED', 'DECLINED', 'TENTATIVE'] as const;

/** What somebody who is invited answered; PENDING: nothing yet. */
export type AttendeeStatus = (typeof ATTENDEE_STATUSES)[number];

/** The most people that one event invites. */
export const MAX_ATTENDEES = 500;
