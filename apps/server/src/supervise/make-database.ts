#!/usr/bin/env node
import { openDatabase } from '@originmark/storage';

// A process of its own: making an embedded database takes memory that only its end gives back.
const [, , folder = ''] = process.argv;
const database = await openDatabase({ folder }, { clock: Date.now });
await database.close();
