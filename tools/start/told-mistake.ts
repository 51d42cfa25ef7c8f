import {
  DamagedDataError,
  DataDirectoryInUseError,
  ForeignDirectoryError,
  OlderDataError,
  PortTakenError,
  UnusableDirectoryError,
} from '#local';
import { StartUsageError } from './start-options.ts';

/** What the person who ran `npm start` can mend, on one line in Chinese and English; undefined for any other failure. */
export function toldMistake(error: unknown): string | undefined {
  if (error instanceof StartUsageError) return error.message;
  if (error instanceof PortTakenError)
    return `端口 ${error.port} 已被占用，请用 --port 换一个 · Port ${error.port} is taken: choose another one with --port`;
  if (error instanceof DamagedDataError) return toldDamage(error);
  if (error instanceof DataDirectoryInUseError)
    return `进程 ${error.pid} 正在使用数据目录 ${error.directory}，请先停止它，或用 --data 换一个目录 · Process ${error.pid} is running on the data in ${error.directory}: stop it, or choose another directory with --data`;
  if (error instanceof ForeignDirectoryError)
    return `${error.directory} 里有本系统以外的文件，--fresh 不会删除，请用 --data 换一个目录 · ${error.directory} holds other things than this system's data, so --fresh removes nothing: choose another directory with --data`;
  if (error instanceof OlderDataError)
    return `${error.directory} 里是旧版本的数据，已无法读取，请用 --data 换一个目录，或用 --fresh 清空重来（数据全部删除） · ${error.directory} holds data of a version before this one, which cannot be read any more: choose another directory with --data, or begin anew with --fresh, which removes all data in it`;
  if (error instanceof UnusableDirectoryError)
    return `数据目录 ${error.directory} 无法创建或写入，请用 --data 换一个目录 · ${error.directory} cannot be made or written to: choose another directory with --data`;
  return undefined;
}

function toldDamage({ directory, file, isReplaceable, isMissing }: DamagedDataError): string {
  const [what, whatEn] = isMissing
    ? [`${file} 不见了，而其他数据还在`, `${file} is missing beside the other data`]
    : [`${file} 已损坏，无法读取`, `${file} is damaged and cannot be read`];
  if (isReplaceable)
    return `${what}，请删除它：系统会重新生成，已登录的人需重新登录 · ${whatEn}: remove it, a new one is made, and whoever is signed in signs in again`;
  return `${what}，请换回 ${directory} 在停机时的备份，或用 --data 换一个目录，或用 --fresh 清空重来（数据全部删除） · ${whatEn}: put back a copy of ${directory} that was made while nothing ran on it, choose another directory with --data, or begin anew with --fresh, which removes all data in it`;
}
