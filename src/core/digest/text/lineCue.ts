/** What a line looks like from outside; a layout is asked only about lines that it may begin on. Bits. */
export const lineCue = {
  heading: 1,
  /** A row of a table that holds a link. */
  row: 2,
  /** Nothing but a link. */
  bareLink: 4,
  /** Words and a link. */
  inlineLink: 8,
  /** Words above a line that is nothing but a link, authors between them or not. */
  aboveLink: 16,
  /** Words above a line with words and a link. */
  aboveInlineLink: 32,
  /** Words with marks around them or a bracket behind them. */
  marked: 64,
  /** A label such as "Title:" in front of the words. */
  titleLabel: 128,
} as const

/** All bits of {@link lineCue}. */
export const allCues = 255
