import type { DraftTarget } from '../target.ts'
import { buttondown } from './buttondown.ts'
import { discord, slack } from './chats.ts'
import { ghost } from './ghost.ts'
import { listmonk } from './listmonk.ts'

/** All services, in the order of the list for people. */
export const draftTargets: readonly DraftTarget[] = [buttondown, ghost, listmonk, slack, discord]
