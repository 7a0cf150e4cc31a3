/** A number for a table, with so many digits behind the point; a dash for what was not measured. */
export function figure(value: number | undefined, digits: number): string {
  return value !== undefined && Number.isFinite(value) ? value.toFixed(digits) : '–'
}
