import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A folder of a test's own with these files in it, by their paths. */
export class TemporaryFolder {
  readonly path = mkdtempSync(path.join(tmpdir(), 'research-digest-test-'))

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    this.write(files)
  }

  write(files: Readonly<Record<string, string | Uint8Array>>): void {
    for (const [name, content] of Object.entries(files)) {
      const file = this.file(name)
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, content)
    }
  }

  file(name: string): string {
    return path.join(this.path, ...name.split('/'))
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true })
  }
}
