import { setTimeout } from 'node:timers/promises'

/**
 * The named peer: asks for one paper a request, in the order in which they stand, with the same gap between requests,
 * and reads nothing but the title.
 */
export async function askOneByOne(
  apiUrl: string,
  ids: readonly string[],
  minIntervalMs: number,
): Promise<readonly string[]> {
  const titles: string[] = []
  for (const [index, id] of ids.entries()) {
    if (index > 0) await setTimeout(minIntervalMs)
    const answer = await fetch(`${apiUrl}?id_list=${id}&max_results=1`)
    const title = /<entry>[\s\S]*?<title>([^<]*)<\/title>/.exec(await answer.text())?.[1]
    if (title !== undefined) titles.push(title)
  }
  return titles
}
