/** What went wrong with a file, and what was expected. */
export function describeFailure({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'there is no such file; expected a file or a folder.'
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read; expected a file that you may read.'
  return `cannot be read; expected a text file (${message}).`
}
