/*
 * What people write in several ways and mean alike is read in one: "__Title__" as "**Title**", "_Title_" as "*Title*", and spaces
 * that do not break or are narrow as spaces. The text that is read has the length of the one that is written, and lines of
 * their own, so that offsets hold in both, and an edit changes no other line. Titles and commentary are taken from what is written.
 */

/** Not beside letters, where it is a part of a name, nor in addresses. */
const before = String.raw`(?<![\p{L}\p{N}_/:=&.?%#~\\\x60-])`
const after = String.raw`(?!\.?[\p{L}\p{N}_\x60])`
const strong = new RegExp(
  String.raw`${before}__(?=[^\s_])((?:[^\n_\x60]|_(?!_)){1,300})(?<=\S)__${after}`,
  'gu',
)
const emphasis = new RegExp(String.raw`${before}_(?=[^\s_])([^\n_\x60]{1,300})(?<=\S)_${after}`, 'gu')
const otherSpaces = /[\u00a0\u2007\u2009\u202f]/g

/** A space without width that somebody pasted in front of the words of a line. */
const hiddenFirst = /(?<=(?:^|\n)[ \t>#*+\d.)-]{0,12})\u200b/g

/** "Ann Author &amp; Bo Weaver", as in mails and feeds: as many ampersands as the entity has characters. */
const entity = /&amp;(?= )/g

/** The text as it is read. */
export function alike(written: string): string {
  const spaced = written.search(otherSpaces) >= 0 ? written.replaceAll(otherSpaces, ' ') : written
  const shown = spaced.includes('\u200b') ? spaced.replaceAll(hiddenFirst, ' ') : spaced
  const plain = shown.includes('&amp;') ? shown.replaceAll(entity, '&&&&&') : shown
  return plain.includes('_') ? plain.replaceAll(strong, '**$1**').replaceAll(emphasis, '*$1*') : plain
}
