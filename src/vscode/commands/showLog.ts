import type { Command } from './command.ts'

export const showLog: Command = {
  id: 'researchDigest.showLog',
  run: ({ log }) => log.show(),
}
