import type { Services } from '../services.ts'

/** A command of the palette; its title stands in the manifest. */
export interface Command {
  readonly id: string
  run(services: Services): void | Promise<void>
}
