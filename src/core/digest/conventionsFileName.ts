/** The name of the file in which a group says how its digests are written, at the root of their folder. */
export const conventionsFileName = 'digest.yaml'
