import type { Services } from '../services.ts'

/** A command of the palette; its title stands in the manifest. */
export interface Command {
  readonly id: string
  /** @param argument what a caller that is a program gives; the palette gives none. */
  run(services: Services, argument?: unknown): void | Promise<void>
}
