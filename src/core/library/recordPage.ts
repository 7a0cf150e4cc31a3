/** Some records in the order of their ids. */
export interface RecordPage<Record> {
  /** Without those that cannot be read. */
  readonly records: readonly Record[]
  /** Where the page ends, after which to go on; `undefined` when there are no more. */
  readonly lastId: string | undefined
}
