/** Preloaded into a program: its clock jumps by CLOCK_JUMP_MS at each SIGUSR2. Timers go on as they were, as they do when a machine's clock is set. */
const RealDate = Date;
let offset = 0;

globalThis.Date = class Date extends RealDate {
  constructor(...parts) {
    if (parts.length > 0) super(...parts);
    else super(Date.now());
  }

  static now() {
    return RealDate.now() + offset;
  }
};

process.on('SIGUSR2', () => (offset += Number(process.env.CLOCK_JUMP_MS)));
