/** A DIRECT conversation is between two, for ever; a GROUP has a name and comes and goes. */
export type ConversationType = 'DIRECT' | 'GROUP';

/** As many as one conversation may have; each message is told to all of them. */
export const MOST_PARTICIPANTS = 100;

/** Somebody in a conversation. */
export interface Participant {
  /** Rises with every joining: who has been in it longest has the lowest. */
  readonly id: number;
  readonly userId: number;
}

/** Who talks with whom. */
export interface Conversation {
  readonly id: number;
  readonly type: ConversationType;
  /** Of a group; null for a direct conversation, which everybody knows by the other's name. */
  readonly name: string | null;
  readonly participants: readonly Participant[];
  /** Rises with every change of name or participants, from 1. */
  readonly version: number;
}

export function isParticipant({ participants }: Pick<Conversation, 'participants'>, userId: number): boolean {
  return participants.some((participant) => participant.userId === userId);
}

/** The participants but `userId`. */
export function othersThan(userId: number, { participants }: Pick<Conversation, 'participants'>): number[] {
  return participants.map((participant) => participant.userId).filter((other) => other !== userId);
}
