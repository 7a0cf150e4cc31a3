// To be loaded with `--import` by a program of others that shall not outlive the process that started it.
import { whenParentEnds } from './whenParentEnds.mjs'

whenParentEnds(() => process.exit(1))
