import type { DraftTarget } from '../target.ts'
import { buttondown } from './buttondown.ts'
import { discord } from './discord.ts'
import { ghost } from './ghost.ts'
import { listmonk } from './listmonk.ts'
import { slack } from './slack.ts'

/** All services, as a person chooses from them. */
export const draftTargets: readonly DraftTarget[] = [buttondown, ghost, listmonk, slack, discord]
