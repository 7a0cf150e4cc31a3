/** A function of a text that answers for each text once: what is asked again is as it was, and takes its time. */
export function remembered<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const had = known.get(text)
    if (had !== undefined) return had
    const given = answer(text)
    known.set(text, given)
    return given
  }
}
