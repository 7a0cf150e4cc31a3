import textmate, { type IGrammar, type StateStack } from 'vscode-textmate'

export interface Token {
  readonly startIndex: number
  readonly endIndex: number
  readonly scopes: readonly string[]
}

/** Tokens of each line, with the state carried from line to line as an editor does. */
export function tokenize(grammar: IGrammar, lines: readonly string[]): readonly (readonly Token[])[] {
  let state: StateStack = textmate.INITIAL
  return lines.map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state)
    state = ruleStack
    // The engine adds a line end of its own.
    return tokens.map((token) => ({ ...token, endIndex: Math.min(token.endIndex, line.length) }))
  })
}

/** Whether a scope is the wanted one or a more specific one: `markup.bold` matches `markup.bold.markdown`. */
export function isScope(scope: string, wanted: string): boolean {
  return scope === wanted || scope.startsWith(`${wanted}.`)
}

/** The stretches of a line that carry the scope, tokens side by side joined. */
export function stretchesOf(
  tokens: readonly Token[],
  wanted: string,
): readonly (readonly [number, number])[] {
  const stretches: [number, number][] = []
  for (const { startIndex, endIndex, scopes } of tokens) {
    if (!scopes.some((scope) => isScope(scope, wanted))) continue
    const last = stretches.at(-1)
    if (last && last[1] === startIndex) last[1] = endIndex
    else stretches.push([startIndex, endIndex])
  }
  return stretches
}
