package mfa.support;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.PersistenceUnitInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import mfa.account.AccountService;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The unit of {@code mfa-persistence.xml} as a container hands it over, but with transactions of
 * its own instead of JTA.
 */
final class PersistenceUnit implements PersistenceUnitInfo {

  private static final String CONNECTIONS = "70";

  private final String name;
  private final Properties properties = new Properties();
  private final SharedCacheMode sharedCacheMode;

  private PersistenceUnit(String name) {
    Document file = read();
    this.name = name;
    this.sharedCacheMode =
        SharedCacheMode.valueOf(
            file.getElementsByTagName("shared-cache-mode").item(0).getTextContent().strip());
    NodeList elements = file.getElementsByTagName("property");
    for (int i = 0; i < elements.getLength(); i++) {
      Element property = (Element) elements.item(i);
      properties.setProperty(property.getAttribute("name"), property.getAttribute("value"));
    }
  }

  static EntityManagerFactory start(TestDatabase.Running database, String name) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("jakarta.persistence.jdbc.driver", StatementLog.class.getName());
    settings.put("jakarta.persistence.jdbc.url", StatementLog.url(database.url()));
    settings.put("jakarta.persistence.jdbc.user", database.user());
    settings.put("jakarta.persistence.jdbc.password", database.password());
    settings.put("eclipselink.session-name", name);
    settings.put("eclipselink.target-server", "None");
    settings.put("eclipselink.connection-pool.default.max", CONNECTIONS);
    // Connections beyond this number are closed after each use.
    settings.put("eclipselink.connection-pool.default.min", CONNECTIONS);
    settings.put("eclipselink.connection-pool.default.initial", "2");
    // Two that add one row at the same moment are part of many tests, and told each time.
    settings.put("eclipselink.logging.level", "SEVERE");
    // Reads see what the transaction wrote, on one connection, as with JTA.
    settings.put("eclipselink.transaction.join-existing-transaction", "true");
    return new PersistenceProvider()
        .createContainerEntityManagerFactory(new PersistenceUnit(name), settings);
  }

  private static Document read() {
    try (InputStream file =
        PersistenceUnit.class.getResourceAsStream("/META-INF/mfa-persistence.xml")) {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file);
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String getPersistenceUnitName() {
    return name;
  }

  @Override
  public List<String> getManagedClassNames() {
    return Arrays.stream(ProductionClasses.persistent()).map(Class::getName).toList();
  }

  @Override
  public Properties getProperties() {
    return properties;
  }

  @Override
  public SharedCacheMode getSharedCacheMode() {
    return sharedCacheMode;
  }

  @Override
  @SuppressWarnings({"deprecation", "removal"})
  public jakarta.persistence.spi.PersistenceUnitTransactionType getTransactionType() {
    return jakarta.persistence.spi.PersistenceUnitTransactionType.RESOURCE_LOCAL;
  }

  @Override
  public URL getPersistenceUnitRootUrl() {
    return AccountService.class.getProtectionDomain().getCodeSource().getLocation();
  }

  @Override
  public boolean excludeUnlistedClasses() {
    return true;
  }

  @Override
  public ClassLoader getClassLoader() {
    return AccountService.class.getClassLoader();
  }

  @Override
  public ClassLoader getNewTempClassLoader() {
    return getClassLoader();
  }

  @Override
  public String getPersistenceProviderClassName() {
    return PersistenceProvider.class.getName();
  }

  @Override
  public String getScopeAnnotationName() {
    return null;
  }

  @Override
  public List<String> getQualifierAnnotationNames() {
    return List.of();
  }

  @Override
  public DataSource getJtaDataSource() {
    return null;
  }

  @Override
  public DataSource getNonJtaDataSource() {
    return null;
  }

  @Override
  public List<String> getMappingFileNames() {
    return List.of();
  }

  @Override
  public List<URL> getJarFileUrls() {
    return List.of();
  }

  @Override
  public ValidationMode getValidationMode() {
    return ValidationMode.NONE;
  }

  @Override
  public String getPersistenceXMLSchemaVersion() {
    return "3.2";
  }

  @Override
  public void addTransformer(ClassTransformer transformer) {
    throw new UnsupportedOperationException("Nothing is woven.");
  }
}
