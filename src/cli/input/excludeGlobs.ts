/** A set of alternatives may become so many globs; more say nothing anybody could mean. */
const mostAlternatives = 256

/**
 * Globs as `files.exclude` has them: from the folder of the settings, `*` within a name, `**` over folders, `?`, `[…]` and
 * `{…,…}`. Takes time in proportion to glob and path, whatever they are.
 */
export class ExcludeGlobs {
  readonly #globs: readonly (readonly string[])[]

  constructor(globs: readonly string[]) {
    const all = globs.flatMap((glob) => alternativesOf(glob))
    this.#globs = all.map((glob) => glob.replace(/^\.?\/|\/+$/g, '').split('/'))
  }

  /** @param path of a file or folder, with `/`; what lies in a folder that matches is for the caller to leave out */
  matches(path: string): boolean {
    const steps = path.split('/')
    return this.#globs.some((glob) => matchesSteps(glob, steps, stepIn, '**'))
  }
}

function stepIn(glob: string, step: string): boolean {
  return matchesSteps(glob.match(/\[[^\]]+\]|[\s\S]/gu) ?? [], Array.from(step), characterIn, '*')
}

function characterIn(glob: string, character: string): boolean {
  if (glob === '?' || glob === character) return true
  if (glob.length < 3 || !glob.startsWith('[')) return false
  const isNegated = /^\[[!^]/.test(glob)
  const inside = Array.from(glob.slice(isNegated ? 2 : 1, -1))
  const isInside = inside.some((from, index) => {
    const to = inside[index + 1] === '-' ? inside[index + 2] : undefined
    return to === undefined ? from === character : from <= character && character <= to
  })
  return isInside !== isNegated
}

/** Goes back to the last wildcard alone: what an earlier one could take besides, the last one can take too. */
function matchesSteps(
  globs: readonly string[],
  steps: readonly string[],
  isMatch: (glob: string, step: string) => boolean,
  wildcard: string,
): boolean {
  let [glob, step] = [0, 0]
  let again: { readonly glob: number; step: number } | undefined
  while (step < steps.length) {
    const wanted = globs[glob]
    if (wanted === wildcard) {
      again = { glob: glob + 1, step }
      glob++
    } else if (wanted !== undefined && isMatch(wanted, steps[step] ?? '')) {
      glob++
      step++
    } else if (again) {
      again.step++
      glob = again.glob
      step = again.step
    } else return false
  }
  while (globs[glob] === wildcard) glob++
  return glob === globs.length
}

/** `a{b,c}` as `ab` and `ac`. */
function alternativesOf(glob: string): readonly string[] {
  const done: string[] = []
  const open = [glob]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const found = /\{([^{}]*)\}/.exec(next)
    if (!found) done.push(next)
    else {
      const [before, after] = [next.slice(0, found.index), next.slice(found.index + found[0].length)]
      open.push(...(found[1] ?? '').split(',').map((each) => before + each + after))
    }
    if (done.length + open.length > mostAlternatives) return []
  }
  return done
}
