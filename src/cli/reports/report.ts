import type { CheckedFile } from '../check/checkedFile.ts'

/** One form in which `check` prints what it has found. */
export interface Report {
  /** What `--format` calls it. */
  readonly id: string
  /** The lines of the report on all files that were checked, with findings or without. */
  write(files: readonly CheckedFile[]): Iterable<string>
}
