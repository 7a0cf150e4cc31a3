import { type LocalArxiv, startLocalArxiv } from '../../localArxiv/server.ts'
import { localArxivSettings } from '../../localArxiv/settings.ts'

/** Gives the tests of the surrounding suite a local arXiv, and the settings that lead an editor to it. */
export function useLocalArxiv(): () => { arxiv: LocalArxiv; settings: Record<string, unknown> } {
  let arxiv: LocalArxiv | undefined
  suiteSetup(async () => {
    arxiv = await startLocalArxiv()
  })
  suiteTeardown(() => arxiv?.close())
  return () => {
    if (!arxiv) throw new Error('The local arXiv is there only while the tests of its suite run.')
    return { arxiv, settings: localArxivSettings(arxiv) }
  }
}
