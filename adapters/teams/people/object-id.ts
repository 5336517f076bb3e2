/** A GUID as it is written everywhere here: in lower case. */
export const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** The id of a person with the object ids of the directory, whose case means nothing, as Teams' clicks have them. */
export function inLowerCase(id: string): string {
  const lower = id.toLowerCase();
  return guid.test(lower) ? lower : id;
}
