package mfa.shell.bulk;

import java.io.Serializable;

/**
 * Keys of the texts that say what the many are.
 *
 * @param progress how many of how many were tried
 * @param done how many of how many are done
 * @param failed how many are not
 * @param needsCode how many were not tried
 */
public record BulkTexts(String progress, String done, String failed, String needsCode)
    implements Serializable {}
