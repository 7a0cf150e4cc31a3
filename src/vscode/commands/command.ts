import type { Services } from '../services.ts'

/** A command of the palette; its title is in the manifest. */
export interface Command {
  readonly id: string
  /** @param argument given by programs; the palette gives none. */
  run(services: Services, argument?: unknown): void | Promise<void>
}
