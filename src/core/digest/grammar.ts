/**
 * The front-matter key that makes a document a digest: `true`, or a mapping of what is true of this digest alone. Other
 * front matter belongs to other tools and is left alone.
 */
export const digestKey = 'digest'
