import type { DraftTarget } from '../target.ts'
import { buttondown } from './buttondown.ts'
import { discord } from './discord.ts'
import { ghost } from './ghost.ts'
import { listmonk } from './listmonk.ts'
import { slack } from './slack.ts'

/** All services, in the order of the list for people. */
export const draftTargets: readonly DraftTarget[] = [buttondown, ghost, listmonk, slack, discord]
