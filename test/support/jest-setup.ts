import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { registerHooks } from './source-imports';
import { join } from 'node:path';
