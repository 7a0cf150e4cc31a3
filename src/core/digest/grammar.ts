/** Keys that front matter may hold below `digest:`. Other front matter belongs to other tools and is left alone. */
export const digestKeys = ['title', 'date', 'tags', 'rules'] as const

/** The front-matter key that makes a document a digest: `true`, or a mapping of {@link digestKeys}. */
export const digestKey = 'digest'
