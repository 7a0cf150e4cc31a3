import * as vscode from 'vscode'

const secretName = 'researchDigest.openAlexKey'

/** The person's key to OpenAlex, in the secret storage: never in settings, which are synchronised and shared. */
export class OpenAlexKey implements vscode.Disposable {
  readonly #secrets: vscode.SecretStorage
  readonly #listener: vscode.Disposable
  readonly #changed = new vscode.EventEmitter<void>()
  readonly onDidChange = this.#changed.event
  #value: string | undefined

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets
    // Another window may set it too.
    this.#listener = secrets.onDidChange(({ key }) => {
      if (key === secretName) void this.read()
    })
  }

  /** As last read; `undefined` when there is none. */
  get value(): string | undefined {
    return this.#value
  }

  /** Some systems have no place for secrets; then there is no key. */
  async read(): Promise<void> {
    const value = await Promise.resolve(this.#secrets.get(secretName)).catch(() => undefined)
    if (value === this.#value) return
    this.#value = value
    this.#changed.fire()
  }

  /** An empty key removes it. */
  async set(key: string): Promise<void> {
    if (key === '') await this.#secrets.delete(secretName)
    else await this.#secrets.store(secretName, key)
  }

  dispose(): void {
    this.#listener.dispose()
    this.#changed.dispose()
  }
}
