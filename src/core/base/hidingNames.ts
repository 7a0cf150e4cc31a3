// What writers call what readers are not to see, in whatever syntax.

/** Names of classes, blocks and tags of templates by which what is in them is hidden. */
export const hidingNames: readonly string[] = [
  ...['hidden', 'hide', 'invisible', 'private', 'secret', 'confidential'].map(
    (name) => `(?:content-|is-|uk-)?${name}`,
  ),
  'd-none',
  'noexport',
]
export const hiding = hidingNames.join('|')

/** Classes of blocks that are for speakers. */
export const speakerNotes = 'notes|speaker-notes?'
