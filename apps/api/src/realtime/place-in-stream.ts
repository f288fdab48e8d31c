import { LiveFrame } from './live-frame.js';

/** Tells somebody where they are in the stream; whoever hears `events.missed` reads the lists again. */
export function placeInStream(event: 'events.missed' | 'events.position', userId: number, position: number): LiveFrame {
  return new LiveFrame({ number: position, userId, event, data: {}, at: new Date() });
}
