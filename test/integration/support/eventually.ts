/** Asks again until the answer is as wanted; VS Code tells nobody when diagnostics or records have settled. */
export async function eventually<T>(ask: () => T | Thenable<T>, isRight: (answer: T) => boolean): Promise<T> {
  for (let attempt = 0; attempt < 1000; attempt++) {
    const answer = await ask()
    if (isRight(answer)) return answer
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error(`did not come: ${isRight}, but ${JSON.stringify(await ask())}`)
}
