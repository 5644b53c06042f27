import type { FastifyBaseLogger } from 'fastify';
import { configProblem } from './config/config-problem.ts';
import type { ServerConfig } from './config/read-config.ts';
import type { Running } from './run-role.ts';

export function runAuth(_config: ServerConfig, _log: FastifyBaseLogger): Promise<Running> {
  return Promise.reject(configProblem('not yet'));
}
